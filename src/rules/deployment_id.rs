//! The check of deployment IDs.

use super::fault::Fault;
use crate::language::resource_name::{IdFault, address_fault, create_fault};

/// The purpose of checking an ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdPurpose {
    /// The ID of a new deployment.
    Create,
    /// The ID of an existing deployment.
    Address,
}

/// Returns the fault of a deployment ID.
#[must_use]
pub fn fault(id: &[u8], purpose: IdPurpose) -> Option<Fault> {
    let fault = match purpose {
        IdPurpose::Create => create_fault(id),
        IdPurpose::Address => address_fault(id),
    };
    Some(match fault? {
        IdFault::Length if !id.is_empty() => Fault::ID_LONG,
        IdFault::Length => Fault::ID_SHORT,
        IdFault::Characters => Fault::ID_CHARACTERS,
        IdFault::Ends => Fault::ID_ENDS,
        IdFault::Digit => Fault::ID_DIGIT,
    })
}
