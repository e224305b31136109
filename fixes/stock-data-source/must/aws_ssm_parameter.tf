data "aws_ssm_parameter" "this" {
  name = slot("managed")
}
