variable "enabled" {
  type    = bool
  default = true
}

variable "queues" {
  type    = list(string)
  default = ["orders", "returns"]
}

variable "topics" {
  type = list(object({ name = string, fifo = bool }))
  default = [
    { name = "orders", fifo = false },
    { name = "returns", fifo = true },
  ]
}

variable "cidrs" {
  type    = list(string)
  default = ["10.0.1.0/24", "10.0.2.0/24"]
}

variable "ports" {
  type    = number
  default = 2
}

resource "aws_sqs_queue" "all" {
  for_each = var.queues

  name = each.value
}

resource "aws_sns_topic" "all" {
  for_each = var.topics

  name       = each.value.name
  fifo_topic = each.value.fifo
}

resource "aws_sns_topic" "some" {
  for_each = var.enabled ? ["alerts"] : []

  name = each.key
}

# The key is the place in the list.
resource "aws_ssm_parameter" "cidr" {
  for_each = var.cidrs

  name  = "cidr-${each.key}"
  type  = "String"
  value = var.queues[each.key]
}

resource "aws_ssm_parameter" "port" {
  for_each = [80, 443]

  name  = "port-${each.value}"
  type  = "String"
  value = each.value
}

resource "aws_cloudwatch_log_group" "main" {
  count = var.enabled

  name = "main"
}

resource "aws_cloudwatch_log_group" "each" {
  count = var.queues

  name = var.queues[count.index]
}

resource "aws_security_group" "main" {
  name = "main"

  dynamic "ingress" {
    for_each = var.enabled

    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/16"]
    }
  }

  dynamic "egress" {
    for_each = var.ports

    content {
      from_port   = 8000 + egress.value
      to_port     = 8000 + egress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/16"]
    }
  }
}
