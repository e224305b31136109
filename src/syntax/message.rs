//! What is wrong, in Terraform's words: summary, colon, detail (hashicorp/hcl v2.23, `hclsyntax`, diagnostics).

use std::borrow::Cow;

use super::lex::Problem;
use super::tree::Junk;

/// A mistake at `at` bytes from the start of the piece.
pub(super) fn junk(message: impl Into<Cow<'static, str>>, at: usize) -> Junk {
    Junk { message: message.into(), at: at as u32, shown: at as u32 }
}

/// A bad token; `token` is its text.
pub(super) fn problem(problem: Problem, token: &str) -> &'static str {
    match problem {
        Problem::OpenString => {
            "Invalid multi-line string: Quoted strings may not be split over multiple lines. A closing quote is \
             missing on this line."
        }
        Problem::OpenHeredoc => "Unterminated template string: No closing marker was found for the string.",
        Problem::MarkerNotAlone => {
            "Unterminated template string: No closing marker was found for the string: this marker needs a line of \
             its own, ended by a newline."
        }
        Problem::OpenComment => "Unterminated comment: There is no */ for this comment before the end of the file.",
        Problem::OpenTemplate => {
            "Unclosed template interpolation sequence: There is no closing brace for this interpolation sequence \
             before the end of the template."
        }
        Problem::Escape => "Invalid escape sequence: The symbol behind the backslash is not a valid escape.",
        Problem::Character => match token {
            ";" => {
                "Invalid character: The \";\" character is not valid. Use newlines to separate arguments and \
                 blocks, and commas to separate items in collection values."
            }
            "'" => "Invalid character: Single quotes are not valid. Use double quotes (\") to enclose strings.",
            "`" => "Invalid character: The \"`\" character is not valid. Use a heredoc for a string of many lines.",
            "“" | "”" | "‘" | "’" => {
                "Invalid character: \"Curly quotes\" are not valid here. Use straight double quotes (\")."
            }
            "&" | "|" | "^" | "~" => "Unsupported operator: Bitwise operators are not supported.",
            _ => "Invalid character: This character is not used within the language.",
        },
    }
}

/// A name that is set a second time in one body.
pub(super) fn redefined(name: &str) -> String {
    format!("Attribute redefined: The argument \"{name}\" was already set. Each argument may be set only once.")
}

/// A bracket that is not closed before the end of the piece.
pub(super) fn unclosed(bracket: &str) -> &'static str {
    match bracket {
        "{" => {
            "Unclosed configuration block: There is no closing brace for this block or object before the end of the \
                file or the next top-level block."
        }
        "[" => "Unterminated tuple constructor expression: There is no closing bracket for this list.",
        _ => "Unbalanced parentheses: There is no closing parenthesis for this one.",
    }
}

/// A dot without a name behind it.
pub(super) const ATTRIBUTE_NAME: &str = "Invalid attribute name: An attribute name is required after a dot.";
/// The name of an argument in quotes.
pub(super) const QUOTED_NAME: &str = "Invalid argument name: Argument names must not be quoted.";
/// A line that ends where a value is to stand.
pub(super) const NO_EXPRESSION: &str =
    "Invalid expression: Expected the start of an expression, but found the end of the line.";
/// A word that is neither an argument nor a block.
pub(super) const NO_DEFINITION: &str = "Argument or block definition required: An argument or block definition is required \
     here. To set an argument, use the equals sign \"=\" to introduce the argument value.";
/// A key alone.
pub(super) const NO_VALUE: &str =
    "Missing attribute value: Expected an attribute value, introduced by an equals sign (\"=\").";
/// A mark of a template that a script may have meant for itself.
pub(super) const NO_DIRECTIVE: &str = "Invalid template control keyword: \"%{\" opens a directive (if, for); where it is to \
     stand as it is, write \"%%{\".";
/// Brackets that are open where nothing follows.
pub(super) const ENDED: &str = "Missing expression: Expected the start of an expression, but found the end of the file. A \
     bracket before it is not closed.";

/// A closing bracket that does not fit to the one that is open.
pub(super) fn mismatch(open: &str, close: &str) -> String {
    format!("Missing close bracket: The \"{open}\" that was opened before is still open where \"{close}\" stands.")
}

/// What hcl-edit says, given the text that stands where it stopped.
pub(super) fn of_parser(message: &str, rest: &str) -> Cow<'static, str> {
    let said = |what: &str| message.contains(what);
    if said("nested levels") || said("chained binary operators") {
        return "Expression nests too deep: tffix reads 64 levels and 128 chained operators.".into();
    }
    let words = if said("invalid expression") {
        "Invalid expression: Expected the start of an expression, but found an invalid expression token."
    } else if said("invalid structure") {
        "Argument or block definition required: To set an argument, use the equals sign \"=\" to introduce the argument \
         value."
    } else if said("invalid object item") {
        "Missing attribute separator: Expected a newline or comma to mark the beginning of the next attribute."
    } else if said("newline or eof") {
        "Missing newline after argument: An argument or block definition must end with a newline."
    } else if said("invalid block body") {
        "Invalid single-argument block definition: A single-line block can hold only one argument, and its closing brace \
         stands on the same line."
    } else if said("unexpected token") {
        "Argument or block definition required: An argument or block definition is required here."
    } else {
        let found: String = rest.chars().take_while(|c| !c.is_whitespace()).take(20).collect();
        return match found.as_str() {
            "" => format!("Invalid expression: {message}, found the end of the line.").into(),
            _ => format!("Invalid expression: {message}, found \"{found}\".").into(),
        };
    };
    words.into()
}
