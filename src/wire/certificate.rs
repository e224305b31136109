//! `slot.certificate`: the ARN of the certificate that a listener presents.

use super::slots;
use crate::module::Module;
use crate::module::block::Block;

/// In this order: what a listener presents already, the local that the certificate component makes, one that was
/// validated, one that is looked up or made, and a variable that carries one.
pub fn arn(module: &Module) -> Option<String> {
    let presented = module.resources("aws_lb_listener").chain(module.resources("aws_alb_listener"));
    let presented = presented.filter_map(|one| one.attribute("certificate_arn")).map(|arn| arn.value());
    let presented = presented.filter(|arn| !arn.text().contains("each.") && !arn.text().contains("count."));
    if let Some(arn) = presented.map(|arn| arn.text().to_owned()).next() {
        return Some(arn);
    }
    if module.declares("local.certificate_arn") {
        return Some("local.certificate_arn".to_owned());
    }
    // CloudFront takes certificates of us-east-1 alone: those stand under an alias, and are no load balancer's.
    let mut balancers = module.resources("aws_lb").chain(module.resources("aws_alb"));
    let is_balanced = balancers.next().is_some();
    let own = |block: &Block| !is_balanced || !block.has("provider");
    let first = |of: &str, part: &str| {
        let one = module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
        one.filter(own).find(|block| block.of() == of).and_then(slots::first).map(|one| format!("{one}.{part}"))
    };
    first("aws_acm_certificate_validation", "certificate_arn").or_else(|| first("aws_acm_certificate", "arn")).or_else(
        || {
            let names = ["certificate_arn", "acm_certificate_arn", "ssl_certificate_arn", "alb_certificate_arn"];
            names.iter().find(|name| module.declares(&format!("var.{name}"))).map(|name| format!("var.{name}"))
        },
    )
}

/// The condition under which there is no listener for HTTPS: it is counted, or it waits for a certificate that nobody need
/// give.
pub fn missing(module: &Module) -> Option<String> {
    let listener = slots::get("https_listener")?.pick(module)?;
    if listener.repeat().is_some_and(|repeat| repeat.name() == "count") {
        return Some(format!("length({}) == 0", listener.address()?));
    }
    let given = listener.attribute("certificate_arn")?.value().target().filter(|given| given.starts_with("var."))?;
    let is_free = module.get(&given).is_some_and(|variable| !variable.has("default"));
    is_free.then(|| format!("{given} == null"))
}
