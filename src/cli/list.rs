//! `tffix list`

use crate::catalogue;
use crate::ingest;
use crate::report::word;

#[derive(clap::Args)]
pub(super) struct Args {
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: super::Format,
}

pub(super) fn run(args: &Args) -> Result<u8, String> {
    let text = match args.format {
        super::Format::Json => {
            let fixes: Vec<_> = catalogue::all()
                .iter()
                .map(|fix| {
                    serde_json::json!({
                        "id": fix.id, "title": fix.title, "class": fix.class, "stage": fix.stage, "safety": fix.safety,
                        "risks": fix.risks, "shape": fix.shape.name(), "removes": fix.removes, "asked_by": fix.asked_by,
                    })
                })
                .collect();
            let notes: Vec<_> =
                ingest::NOTES.iter().map(|(id, title)| serde_json::json!({"id": id, "title": title})).collect();
            let document = serde_json::json!({"schema_version": 1, "fixes": fixes, "notes": notes});
            serde_json::to_string_pretty(&document).map_err(|error| error.to_string())? + "\n"
        }
        super::Format::Text => {
            let width = catalogue::all()
                .iter()
                .map(|fix| fix.id.len())
                .chain(ingest::NOTES.iter().map(|(id, _)| id.len()))
                .max()
                .unwrap_or(0);
            let mut text = String::new();
            for fix in catalogue::all() {
                let (safety, stage) = (word(&fix.safety), word(&fix.stage));
                text += &format!("{:width$}  {safety:7}  {stage:7}  {}\n", fix.id, fix.title);
            }
            text += "\nWhat reading an answer decides (no fixes, only notes):\n";
            for (id, title) in ingest::NOTES {
                text += &format!("{id:width$}  {title}\n");
            }
            text
        }
    };
    super::print(&text).map(|()| super::DONE)
}
