resource "aws_kms_key_policy" "this" {
  key_id = this.id
  policy = slot("value")
}
