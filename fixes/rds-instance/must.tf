resource "aws_iam_role" "rds_monitoring" {
  name = slot("name", "rds-monitoring-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "monitoring.rds.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "rds_monitoring" {
  role       = aws_iam_role.rds_monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "main" {
  identifier     = slot("name", "db")
  engine         = slot("is", "db.engine", "postgres", "postgres", "mysql")
  engine_version = slot("db_engine_version", slot("is", "db.engine", "postgres", "16", "8.4"))
  instance_class = slot("db_instance_class", "db.t3.medium")

  allocated_storage     = slot("allocated_storage", 20)
  max_allocated_storage = slot("max_allocated_storage", 100)
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = slot.wanted_key.arn

  db_name                       = slot("db_name", "app")
  username                      = slot("db_username", "dbadmin")
  manage_master_user_password   = true
  master_user_secret_kms_key_id = slot.wanted_key.arn

  db_subnet_group_name   = slot.db_subnet_group.name
  parameter_group_name   = slot.db_parameter_group.name
  vpc_security_group_ids = [slot.db_security_group.id]
  publicly_accessible    = false
  multi_az               = slot("multi_az", true)

  backup_retention_period   = slot("backup_retention_days", 7)
  backup_window             = "03:00-04:00"
  maintenance_window        = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = slot.skip_final_snapshot
  final_snapshot_identifier = slot("last_snapshot", null)
  deletion_protection       = slot("asked", "deletion_protection", true, null)

  auto_minor_version_upgrade          = true
  iam_database_authentication_enabled = true
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.rds_monitoring.arn
  performance_insights_enabled        = slot("asked", "performance_insights", true, null)
  enabled_cloudwatch_logs_exports     = slot("is", "db.engine", "postgres", ["postgresql", "upgrade"], ["error", "slowquery"])

  tags = slot("tags", "db")
}
