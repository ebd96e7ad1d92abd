// The zod schemas. There are two for a deployment: compiled with `new Function`, zod's default, and
// without that, for pages with a strict Content-Security-Policy.
import * as z from "zod";
import { counting, deployment, duration, fields, int32 } from "./zod-fields.mjs";

const jitless = { jitless: true };
export const validate = counting(deployment());
export const validateJitless = counting(deployment(), jitless);
export const validateWindow = counting(duration(300));

const time = z.iso.datetime({ offset: true });
/** The check of a reply: the JSON types of known fields. */
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
