resource "aws_ssm_parameter" "this" {
  name        = "/${slot("own_name")}"
  description = "Its value is set by hand"
  type        = "SecureString"
  value       = "unset"

  lifecycle {
    ignore_changes = [value]
  }
}
