resource "aws_ssm_parameter" "level" {
  name  = "/shop/log-level"
  type  = "String"
  value = "info"
}
