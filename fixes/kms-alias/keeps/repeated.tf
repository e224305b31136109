resource "aws_kms_key" "team" {
  for_each    = toset(["red", "blue"])
  description = each.key
}
