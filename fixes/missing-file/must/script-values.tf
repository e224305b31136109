resource "aws_instance" "this" {
  user_data = <<-EOT
    export ${slot("variable")}='${jsonencode(slot("value"))}'
  EOT
}
