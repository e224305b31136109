resource "aws_backup_selection" "this" {
  plan_id = this.id
}
