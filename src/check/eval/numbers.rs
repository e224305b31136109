//! Functions of numbers that are written out.

use super::super::known::Known;
use super::constant::{Result, argument, call};
use crate::schema::types::Type;

/// No more elements than these are counted up, by Terraform as well.
const MANY: usize = 1024;

/// What a function of numbers gives; `None` where nothing more can be said.
pub(super) fn value(name: &str, args: &[&Known]) -> Option<Result<Known>> {
    let numbers: Vec<f64> = args.iter().map(|arg| number(arg)).collect::<Option<_>>()?;
    let result = match (name, &numbers[..]) {
        ("abs", [of]) => of.abs(),
        ("ceil", [of]) => of.ceil(),
        ("floor", [of]) => of.floor(),
        ("signum", [of]) if *of == 0.0 => 0.0,
        ("signum", [of]) => of.signum(),
        ("max", [first, rest @ ..]) => rest.iter().fold(*first, |most, one| most.max(*one)),
        ("min", [first, rest @ ..]) => rest.iter().fold(*first, |least, one| least.min(*one)),
        ("pow", [of, by]) => exact(of.powf(*by))?,
        ("log", [of, base]) => return (of.ln() / base.ln()).is_nan().then(|| call("the result is not a number")),
        ("range", [end]) => return range(0.0, *end, None),
        ("range", [start, end]) => return range(*start, *end, None),
        ("range", [start, end, step]) => return range(*start, *end, Some(*step)),
        _ => return None,
    };
    Some(Ok(Known::Number(result)))
}

fn number(known: &Known) -> Option<f64> {
    match known {
        Known::Number(number) => Some(*number),
        _ => None,
    }
}

/// A number that was worked out, where it is the same however precisely that was done.
pub(super) fn known(number: f64) -> Known {
    exact(number).map_or(Known::Of(Type::Number), Known::Number)
}

/// A number that is the same however precisely it was worked out.
pub(super) fn exact(number: f64) -> Option<f64> {
    let scaled = number * 1024.0;
    (scaled.is_finite() && scaled.fract() == 0.0 && scaled.abs() < 2f64.powi(53)).then_some(number)
}

fn range(start: f64, end: f64, step: Option<f64>) -> Option<Result<Known>> {
    let step = step.unwrap_or(if end < start { -1.0 } else { 1.0 });
    if step < 0.0 && start < end {
        return Some(argument(0, "end must be less than start when step is negative"));
    }
    if step > 0.0 && start > end {
        return Some(argument(0, "end must be greater than start when step is positive"));
    }
    let mut all = Vec::new();
    let mut at = start;
    while if step < 0.0 { at > end } else { at < end } {
        if all.len() >= MANY {
            return Some(call("more than 1024 values were generated; use a larger step"));
        }
        all.push(Known::Number(at));
        at += step;
    }
    exact(step)?;
    Some(Ok(Known::Tuple(all.into())))
}
