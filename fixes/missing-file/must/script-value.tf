resource "aws_instance" "this" {
  user_data = <<-EOT
    export ${slot("variable")}="${slot("value")}"
  EOT
}
