/** Type assertions for the other files: each compiles only if it is true. */
export type Expect<Statement extends true> = Statement;

/** True if the types are the same, not only assignable. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The values of an open enum that an editor completes. */
export type Known<Enum> = Enum extends string ? (string extends Enum ? never : Enum) : never;

/** True if any string is allowed. */
export type IsOpen<Enum> = string extends Enum ? true : false;
