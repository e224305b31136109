resource "aws_sfn_state_machine" "any" {
  name       = "any"
  role_arn   = "arn:aws:iam::123456789012:role/any"
  definition = "{}"
}
