//! Whether a string can be the ID of a deployment.

use super::fault::Fault;
use crate::language::resource_name::{IdFault, address_fault, create_fault};

/// What an ID is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdPurpose {
    /// To be given to a new deployment.
    Create,
    /// To name one that may exist.
    Address,
}

/// What keeps a string from being the ID of a deployment, if anything.
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
