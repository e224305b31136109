//! What is measured: configurations made by code, of any size and of shapes that are hard to read.

use std::fmt::Write as _;

use tffix::source::{File, Sources};

/// A cell: eight blocks that refer to each other, about 1.6 KB, with something to repair.
const CELL: &str = include_str!("cell.tf");

/// So many cells, one behind the other.
pub fn cells(count: usize) -> String {
    (0..count).map(|number| CELL.replace("NUMBER", &number.to_string())).collect()
}

/// At least so many bytes of cells.
pub fn bytes(size: usize) -> String {
    let mut text = String::with_capacity(size + 2 * CELL.len());
    let mut number = 0;
    while text.len() < size {
        text += &CELL.replace("NUMBER", &number.to_string());
        number += 1;
    }
    text
}

/// A text as the one file of a module.
pub fn module(text: String) -> Sources {
    Sources::new([File::new("main.tf", text)])
}

/// Lists in lists.
pub fn nested(depth: usize) -> String {
    format!("locals {{\n  x = {}1{}\n}}\n", "[".repeat(depth), "]".repeat(depth))
}

/// An object of so many keys.
pub fn object(keys: usize) -> String {
    let mut text = "locals {\n  x = {\n".to_owned();
    for key in 0..keys {
        let _ = writeln!(text, "    key_{key} = \"value {key}\"");
    }
    text + "  }\n}\n"
}

/// A heredoc of so many bytes.
pub fn heredoc(size: usize) -> String {
    let line = "{ \"Version\": \"2012-10-17\", \"Statement\": [] }\n";
    format!(
        "resource \"aws_ssm_parameter\" \"p\" {{\n  name  = \"p\"\n  type  = \"String\"\n  value = <<EOT\n{}EOT\n}}\n",
        line.repeat(size / line.len())
    )
}

/// So many subnets of one network.
pub fn references(count: usize) -> String {
    let mut text = "resource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n".to_owned();
    for number in 0..count {
        let head = format!("\nresource \"aws_subnet\" \"s{number}\" {{");
        let _ = writeln!(text, "{head}\n  vpc_id     = aws_vpc.v.id\n  cidr_block = \"10.0.1.0/24\"\n}}");
    }
    text
}

/// Records of a bulk run, a cell or three in each.
pub fn records(count: usize) -> String {
    let record = |number: usize| {
        let response = format!("Here it is:\n\n```hcl\n{}```\n", cells(1 + number % 3));
        serde_json::json!({ "id": number, "response": response }).to_string() + "\n"
    };
    (0..count).map(record).collect()
}
