data "archive_file" "this" {
  type        = "zip"
  source_file = slot("source")
  output_path = slot("output_path")
}
