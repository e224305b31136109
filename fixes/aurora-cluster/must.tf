resource "aws_rds_cluster" "main" {
  cluster_identifier = slot("name", "aurora")
  engine             = slot("is", "db.engine", "postgres", "aurora-postgresql", "aurora-mysql")
  database_name      = slot("db_name", "app")
  master_username    = slot("db_username", "dbadmin")

  manage_master_user_password   = true
  master_user_secret_kms_key_id = slot.wanted_key.arn

  storage_encrypted = true
  kms_key_id        = slot.wanted_key.arn

  db_subnet_group_name   = slot.db_subnet_group.name
  vpc_security_group_ids = [slot.db_security_group.id]

  backup_retention_period   = slot("backup_retention_days", 7)
  preferred_backup_window   = "03:00-04:00"
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = slot.skip_final_snapshot
  final_snapshot_identifier = slot("last_snapshot", null)
  deletion_protection       = slot("asked", "deletion_protection", true, null)

  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = slot("is", "db.engine", "postgres", ["postgresql"], ["error", "slowquery"])

  tags = slot("tags", "aurora")
}

resource "aws_rds_cluster_instance" "main" {
  count                = 2
  identifier           = "${slot("name", "aurora")}-${count.index + 1}"
  cluster_identifier   = aws_rds_cluster.main.id
  engine               = aws_rds_cluster.main.engine
  instance_class       = slot("db_instance_class", "db.t3.medium")
  db_subnet_group_name = slot.db_subnet_group.name

  performance_insights_enabled = slot("asked", "performance_insights", true, null)

  tags = slot("tags")
}
