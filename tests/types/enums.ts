import type {
  AcceleratorType,
  DirectRouteType,
  HotLoadBucketType,
  HotLoadTransitionType,
  MultiRegion,
  Precision,
  Region,
  State,
  StatusCode,
} from "fireworks-deployments";
import type { Equal, Expect, IsOpen, Known } from "./expect.js";

export type EveryEnumTakesAValueOfTomorrow = [
  Expect<IsOpen<AcceleratorType>>,
  Expect<IsOpen<DirectRouteType>>,
  Expect<IsOpen<HotLoadBucketType>>,
  Expect<IsOpen<HotLoadTransitionType>>,
  Expect<IsOpen<MultiRegion>>,
  Expect<IsOpen<Precision>>,
  Expect<IsOpen<Region>>,
  Expect<IsOpen<State>>,
  Expect<IsOpen<StatusCode>>,
];

export type AnEditorCompletesTheValuesOfToday = [
  Expect<
    Equal<Known<State>, "STATE_UNSPECIFIED" | "CREATING" | "READY" | "DELETING" | "FAILED" | "UPDATING" | "DELETED">
  >,
  Expect<Equal<Known<MultiRegion>, "MULTI_REGION_UNSPECIFIED" | "GLOBAL" | "US" | "EUROPE" | "APAC">>,
  Expect<Equal<Known<HotLoadBucketType>, "BUCKET_TYPE_UNSPECIFIED" | "MINIO" | "S3" | "NEBIUS" | "FW_HOSTED">>,
  Expect<Equal<Known<HotLoadTransitionType>, "HOT_LOAD_TRANSITION_TYPE_UNSPECIFIED" | "ASYNC" | "SYNC">>,
  Expect<Includes<AcceleratorType, "NVIDIA_H100_80GB" | "NVIDIA_B200_180GB" | "NVIDIA_GB300">>,
  Expect<Includes<StatusCode, "OK" | "RESOURCE_EXHAUSTED" | "DATA_LOSS">>,
  Expect<Includes<Region, "US_ILLINOIS_1" | "US_TEXAS_3" | "EU_NETHERLANDS_1" | "AP_MALAYSIA_1">>,
  Expect<Includes<Precision, "FP8" | "FP16">>,
];

type Includes<Enum, Value extends string> = [Value] extends [Known<Enum>] ? true : false;
