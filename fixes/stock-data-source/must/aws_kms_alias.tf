data "aws_kms_alias" "this" {
  name = slot("managed")
}
