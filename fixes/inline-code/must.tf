data "archive_file" "this" {
  type        = "zip"
  output_path = slot("output_path")

  source {
    filename = slot("file")
    content  = slot("content")
  }
}
