resource "aws_db_instance" "ledger" {
  instance_class = "db.t4g.small"
  instance_class = "db.t4g.large"
  engine         = "postgres"
}
