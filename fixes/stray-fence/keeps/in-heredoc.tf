resource "aws_ssm_document" "notes" {
  name          = "notes"
  document_type = "Command"
  content       = <<-EOT
    ```
    ---
    ```
  EOT
}
