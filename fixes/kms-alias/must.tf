resource "aws_kms_alias" "this" {
  name          = "alias/${slot("name", "this")}"
  target_key_id = this.key_id
}
