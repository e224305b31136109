resource "aws_ssm_parameter" "script" {
  name  = "script"
  type  = "String"
  value = <<-EOT
    echo one
    echo tw
