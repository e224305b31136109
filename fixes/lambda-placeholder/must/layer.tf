data "archive_file" "this" {
  type        = "zip"
  output_path = slot("output_path")

  source {
    filename = "README.txt"
    content  = <<-EOT
      Placeholder: the libraries of this layer did not come with the configuration. Replace it before use.
    EOT
  }
}
