variable "services" {
  type    = map(number)
  default = { api = 8080, web = 80 }
}

variable "zones" {
  type    = list(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.main.id
  availability_zone = var.zones[count.index]
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
}

# Those that refer to it say how many.
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main[count.index].id

  tags = { Name = "private-${count.index}" }
}

resource "aws_route_table_association" "private" {
  count = length(var.zones)

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
}

# What it picks from says how many.
resource "aws_eip" "nat" {
  count = 2

  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.private[count.index].id
}

# Neither is repeated.
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main[each.key].id
}

resource "aws_cloudwatch_log_group" "service" {
  for_each = var.services

  name = "/services/${count.index}"
}

resource "aws_cloudwatch_log_metric_filter" "service" {
  name           = "errors-${each.key}"
  pattern        = "ERROR"
  log_group_name = aws_cloudwatch_log_group.service[each.key].name

  metric_transformation {
    name      = "Errors"
    namespace = each.key
    value     = "1"
  }
}

resource "aws_ssm_parameter" "zone" {
  count = length(var.zones)

  name  = "/zones/${each.key}"
  type  = "String"
  value = each.value
}

resource "aws_ssm_parameter" "port" {
  for_each = var.services

  name  = "/ports/${each.key}"
  type  = "String"
  value = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_sns_topic" "numbered" {
  count = 2

  name = "topic-${each.value + 1}"
}

output "vpc_id" {
  value = aws_vpc.main[count.index].id
}
