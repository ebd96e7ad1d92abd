/** What the other files here state: each statement is a type that compiles only while it is true. */
export type Expect<Statement extends true> = Statement;

/** The same type, and not merely one that can be assigned to the other. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The values of an open enum that an editor completes. */
export type Known<Enum> = Enum extends string ? (string extends Enum ? never : Enum) : never;

/** Whether any string can be one. */
export type IsOpen<Enum> = string extends Enum ? true : false;
