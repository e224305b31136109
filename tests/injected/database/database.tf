resource "random_password" "ledger" {
  length           = 24
  special          = true
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "aws_secretsmanager_secret" "ledger" {
  name_prefix             = "ledger-"
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "ledger" {
  secret_id = aws_secretsmanager_secret.ledger.id
  secret_string = jsonencode({
    username = "ledger"
    password = random_password.ledger.result
  })
}

resource "aws_db_subnet_group" "ledger" {
  name       = "ledger"
  subnet_ids = data.aws_subnets.office.ids
}

resource "aws_security_group" "ledger" {
  name        = "ledger-database"
  description = "Who reaches the ledger"
  vpc_id      = data.aws_vpc.office.id
}

resource "aws_security_group_rule" "ledger_in" {
  for_each          = var.allowed_cidrs
  type              = "ingress"
  description       = "PostgreSQL from ${each.key}"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = [each.value]
  security_group_id = aws_security_group.ledger.id
}

resource "aws_db_parameter_group" "ledger" {
  name   = "ledger-postgres16"
  family = "postgres16"

  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }
}

resource "aws_db_instance" "ledger" {
  identifier                   = "ledger"
  engine                       = "postgres"
  engine_version               = "16.4"
  instance_class               = var.instance_class
  allocated_storage            = 50
  max_allocated_storage        = 200
  storage_encrypted            = true
  db_name                      = "ledger"
  username                     = "ledger"
  password                     = random_password.ledger.result
  db_subnet_group_name         = aws_db_subnet_group.ledger.name
  vpc_security_group_ids       = [aws_security_group.ledger.id]
  parameter_group_name         = aws_db_parameter_group.ledger.name
  backup_retention_period      = var.backup_days
  multi_az                     = true
  deletion_protection          = true
  copy_tags_to_snapshot        = true
  skip_final_snapshot          = false
  final_snapshot_identifier    = "ledger-final"
  performance_insights_enabled = true
}
