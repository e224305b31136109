variable "schedule" {
  type    = string
  default = {}
}

variable "email" {
  type    = string
  default = []
}

variable "networks" {
  type = map(object({
    cidr = string
  }))
  default = {
    hub   = "10.0.0.0/16"
    spoke = "10.1.0.0/16"
  }
}

variable "parameters" {
  type = map(string)
  default = {
    shared_preload_libraries = ["pg_stat_statements", "auto_explain"]
  }
}

resource "aws_glue_crawler" "raw" {
  name          = "raw"
  role          = "crawler"
  database_name = "raw"
  schedule      = var.schedule
}

resource "aws_sns_topic_subscription" "email" {
  count     = var.email != "" ? 1 : 0
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:alerts"
  protocol  = "email"
  endpoint  = var.email
}

resource "aws_vpc" "main" {
  for_each   = var.networks
  cidr_block = each.value.cidr
}

resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres16"

  dynamic "parameter" {
    for_each = var.parameters
    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }
}

resource "aws_security_group" "dns" {
  name = "dns"

  ingress {
    from_port   = 53
    to_port     = 53
    protocol    = ["tcp", "udp"]
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_ssm_parameter" "networks" {
  name  = "/networks"
  type  = "StringList"
  value = keys(var.networks)
}

resource "aws_config_config_rule" "tags" {
  name             = "tags"
  input_parameters = { for index, tag in ["Owner", "CostCenter"] : "tag${index + 1}Key" => tag }

  source {
    owner             = "AWS"
    source_identifier = "REQUIRED_TAGS"
  }
}
