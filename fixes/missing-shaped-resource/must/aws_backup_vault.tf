resource "aws_backup_vault" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
