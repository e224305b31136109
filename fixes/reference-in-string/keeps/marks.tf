# Marks of other languages that stand for what is theirs.
variable "stage" {
  type    = string
  default = "dev"
}

resource "aws_api_gateway_resource" "proxy" {
  rest_api_id = "a1b2c3"
  parent_id   = "d4e5f6"
  path_part   = "{proxy+}"
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors-${var.stage}"
  pattern        = "{ $.level = \"error\" }"
  log_group_name = "/app/$${var.stage}/{var.other}"

  metric_transformation {
    name      = "Errors"
    namespace = "App"
    value     = "1"
  }
}

locals {
  script = <<-EOT
    print(f"{var.stage}")
  EOT
}

output "script" {
  value = local.script
}
