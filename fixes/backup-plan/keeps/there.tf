resource "aws_backup_plan" "any" {
  name = "any"
}
