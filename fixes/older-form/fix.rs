//! Arguments and blocks that the provider took in another form (`forms.toml`).

use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::shape::older::{self, Form};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    form: Vec<Form>,
}

fn forms() -> &'static [Form] {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    &FORMS.get_or_init(|| crate::data!("fixes/older-form/forms")).form
}

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    older::find(ctx, forms())
}
