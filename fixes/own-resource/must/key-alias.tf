resource "aws_kms_alias" "this" {
  target_key_id = this.key_id
}
