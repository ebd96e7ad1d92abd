// What zod checks. A deployment twice: as zod compiles schemas by itself with `new Function`, and without that, as a page with
// a strict Content-Security-Policy has it.
import * as z from "zod";
import { counting, deployment, duration, fields, int32 } from "./zod-fields.mjs";

const jitless = { jitless: true };
export const validate = counting(deployment());
export const validateJitless = counting(deployment(), jitless);
export const validateWindow = counting(duration(300));

const time = z.iso.datetime({ offset: true });
/** What a reply is held to: the JSON types of what is known. */
const reply = z.looseObject({
  deployments: z.array(
    z.looseObject({
      ...Object.fromEntries(Object.entries(fields()).filter(([name]) => !/baseModel|placement|annotations/.test(name))),
      baseModel: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
      placement: z.looseObject({ region: z.string().optional() }).optional(),
      name: z.string().optional(),
      createTime: time.optional(),
      updateTime: time.optional(),
      state: z.string().optional(),
      status: z.looseObject({ code: z.string().optional(), message: z.string().optional() }).optional(),
      desiredReplicaCount: int32(0).optional(),
      replicaCount: int32(0).optional(),
      replicaStats: z
        .looseObject({ initializingReplicaCount: int32(0).optional(), readyReplicaCount: int32(0).optional() })
        .optional(),
      cluster: z.string().optional(),
      directRouteHandle: z.string().optional(),
      region: z.string().optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
  totalSize: int32(0).optional(),
});
export const parsePage = (value) => reply.parse(value).deployments;
