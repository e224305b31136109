data "aws_kms_key" "this" {
  key_id = slot("managed")
}
