data "archive_file" "this" {
  type        = "zip"
  output_path = slot("output_path")

  source {
    content  = file(slot("source"))
    filename = slot("file")
  }
}
