resource "aws_redshift_cluster" "main" {
  cluster_identifier     = "main"
  node_type              = "ra3.xlplus"
  master_username        = "warehouse"
  manage_master_password = true
}

resource "aws_redshift_scheduled_action" "resume" {
  name     = "resume"
  schedule = "cron(0 6 * * ? *)"
  iam_role = "arn:aws:iam::123456789012:role/scheduler"

  target_action {
    resume_cluster = aws_redshift_cluster.main.cluster_identifier
  }
}

resource "aws_cognito_user_pool" "main" {
  name = "main"

  account_recovery_setting {
    recovery_mechanism = "verified_email"
  }
}
