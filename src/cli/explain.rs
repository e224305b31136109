//! `tffix explain FIX`

use crate::catalogue;
use crate::ingest;
use crate::report::word;
use crate::schema::nearest::nearest;

#[derive(clap::Args)]
#[command(after_help = "Example: tffix explain s3-public-access-block")]
pub(super) struct Args {
    /// The fix's id (see `tffix list`)
    fix: String,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    if let Some((id, title)) = ingest::NOTES.iter().find(|(id, _)| *id == args.fix) {
        return super::print(&format!("{id}: {title}\n")).map(|()| super::DONE);
    }
    let Some(fix) = catalogue::get(&args.fix) else {
        let names = catalogue::all().iter().map(|fix| fix.id);
        let hint = nearest(&args.fix, names).map(|name| format!("; did you mean {name:?}?")).unwrap_or_default();
        return Err(format!("there is no fix {:?}{hint} (`tffix list` shows them all)", args.fix));
    };
    let risks: Vec<String> = fix.risks.iter().map(word).collect();
    let risks = if risks.is_empty() { String::new() } else { format!(" (may {})", risks.join(", ")) };
    let removes =
        if fix.removes.is_empty() { String::new() } else { format!(" · may remove: {}", fix.removes.join(", ")) };
    let head = format!(
        "{} · {}{risks} · stage {} · class {}{removes}\n\n",
        fix.id,
        word(&fix.safety),
        word(&fix.stage),
        fix.class
    );
    super::print(&format!("{head}{}", fix.readme())).map(|()| super::DONE)
}
