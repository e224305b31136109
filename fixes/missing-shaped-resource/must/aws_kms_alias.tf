resource "aws_kms_alias" "this" {
  name          = "alias/${slot("own_name")}"
  target_key_id = slot("only", "aws_kms_key").key_id
}
