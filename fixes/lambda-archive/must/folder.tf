data "archive_file" "this" {
  type        = "zip"
  source_dir  = slot("folder")
  output_path = slot("output_path")
}
