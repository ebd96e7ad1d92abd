import OpenAI from "openai";
import { counting, deployment } from "../peers/zod-fields.mjs";

export const Client = OpenAI;
export const check = counting(deployment());
