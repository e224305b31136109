data "archive_file" "this" {
  type        = "zip"
  output_path = slot("output_path")

  source {
    filename = slot("file")
    content  = <<-EOT
      # Placeholder: the code of this function did not come with the configuration. Replace it before use.
      def ${slot("function")}(event, context):
          raise NotImplementedError("the code of this function has not been supplied")
    EOT
  }
}
