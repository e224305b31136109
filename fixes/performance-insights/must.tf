resource "aws_db_instance" "this" {
  instance_class               = "db.t3.medium"
  performance_insights_enabled = true
}
