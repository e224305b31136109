resource "aws_emr_cluster" "main" {
  name          = "main"
  release_label = "emr-7.0.0"
  service_role  = "arn:aws:iam::123456789012:role/emr"
  log_uri_name  = "s3://example-logs/emr/"

  master_instance_group {
    instance_type = "m5.xlarge"
  }

  ec2_attribute {
    instance_profile = "emr"
    subnet           = "subnet-0123456789abcdef0"
  }
}

resource "aws_vpc_block_public_access_exclusion" "main" {
  vpc_id                     = "vpc-0123456789abcdef0"
  internet_gateway_exclusion = "allow-egress"
}

resource "aws_db_subnet_group" "main" {
  name    = "main"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_efs_mount_target" "main" {
  file_system_id    = "fs-0123456789abcdef0"
  subnet_id         = "subnet-0123456789abcdef0"
  security_group_id = "sg-0123456789abcdef0"
}

output "emr" {
  value = aws_emr_cluster.main.master_dns
}

resource "aws_config_conformance_pack" "base" {
  name          = "base"
  template_body = "Resources: {}"

  input_parameters = {
    MaxAccessKeyAge = "90"
  }
}
