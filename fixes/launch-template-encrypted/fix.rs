//! Volumes of a launch template: those that it names are encrypted, and where it names none the root volume is named.

use crate::edit::Edits;
use crate::edit::verbs::{dedent, line_end};
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::reach::reached;

/// A finding for each template that leaves a volume unencrypted.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_launch_template").filter_map(|template| look(ctx, template)).collect()
}

fn look(ctx: &Context, template: Block) -> Option<Finding> {
    let address = template.address()?;
    let mut edits = Edits::default();
    if !template.has("block_device_mappings") {
        let finding = Finding::on(template, format!("{address} leaves its volumes as the account has them"));
        // Asking for encryption is consent to the name that most images use.
        let usual = ctx.fix.asked_by.iter().any(|name| ctx.asked.wants(name)).then(|| XVDA.to_owned());
        let Some(device) = device(ctx.module, template).or(usual) else {
            let message = format!("{}; nothing says what its image calls the root volume", finding.message);
            return Some(Finding { message, ..finding });
        };
        let block = ctx.fix.must("")?.blocks().next()?.nested("block_device_mappings").next()?;
        let text = dedent(block.text()).replacen(XVDA, &device, 1);
        edits.append_block(template, "block_device_mappings", &text);
        return Some(finding.with(edits));
    }
    let volumes: Vec<Block> =
        template.nested("block_device_mappings").flat_map(|one| one.nested("ebs").collect::<Vec<_>>()).collect();
    for volume in volumes {
        // A volume that is made from a snapshot takes its encryption from there.
        let told = volume.attribute("encrypted").is_some_and(|told| told.value().as_bool() != Some(false));
        if !told && !volume.has("snapshot_id") {
            edits.set(volume, "encrypted", "true");
        }
    }
    let finding = Finding::on(template, format!("{address} has a volume that is not encrypted"));
    (!edits.is_empty()).then(|| finding.with(edits))
}

/// What Amazon Linux calls its root volume.
const XVDA: &str = "\"/dev/xvda\"";

/// Marks of its images in the names by which they are looked up, and in words.
const AMAZON_LINUX: [&str; 6] = ["al2023", "amzn2", "amazon-linux", "amazon linux", "amazon_linux", "bottlerocket"];

/// The name of the root volume of a template's image, as an expression.
fn device(module: &Module, template: Block) -> Option<String> {
    let Some(image) = template.attribute("image_id") else {
        // A node group without an image of its own takes the Amazon Linux of EKS.
        let own = template.address()?;
        let mut groups = module.resources("aws_eks_node_group").filter(|group| reached(module, *group).contains(&own));
        let linux = |group: Block| group.attribute("ami_type").is_none_or(|of| !of.text().contains("WINDOWS"));
        return groups.next().filter(|group| linux(*group)).map(|_| XVDA.to_owned());
    };
    let value = image.value();
    let (text, at) = (value.file_text(), image.span().range);
    let line = &text[at.start..line_end(text, at.end)];
    let is_image =
        |target: &&String| ["data.aws_ami.", "data.aws_ssm_parameter."].iter().any(|of| target.starts_with(of));
    let reached = reached(module, template);
    let direct = module.references_in(template).filter(|one| one.attribute == "image_id").map(|one| &one.target);
    let blocks = reached.iter().filter(is_image).chain(direct).filter_map(|target| module.get(target));
    let said = blocks.fold(line.to_owned(), |said, block| said + block.text()).to_lowercase();
    if AMAZON_LINUX.iter().any(|mark| said.contains(mark)) {
        return Some(XVDA.to_owned());
    }
    let image = value.target().filter(|target| target.starts_with("data.aws_ami."))?;
    let read = value.text().strip_suffix(".id").or_else(|| value.text().strip_suffix(".image_id"))?;
    module.get(&image).map(|_| format!("{read}.root_device_name"))
}
