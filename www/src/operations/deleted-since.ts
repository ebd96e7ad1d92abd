/** The error of an operation that finds its deployment deleted, where it must not undelete it by itself. */
export class DeletedSince extends Error {}
