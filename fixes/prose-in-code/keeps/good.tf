# Here is the queue:
locals {
  a = <<-EOT
    Here is the text:
    - one
  EOT
}
