resource "aws_opensearch_domain" "search" {
  domain_name                     = "search"
  instance_type                   = "t3.small.search" # the smallest
  instance_count                  = 2
  node_to_node_encryption_enabled = true

  ebs_options {
    ebs_enabled = true
    volume_size = 20
  }

  advanced_security_options {
    enabled          = true
    master_user_name = "admin"
  }
}

resource "aws_glue_job" "load" {
  name            = "load"
  role_arn        = "arn:aws:iam::123456789012:role/glue"
  script_location = "s3://scripts/load.py"
}
