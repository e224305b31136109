resource "aws_subnet" "public" {
  for_each   = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value
}

resource "aws_eip" "nat" {
  for_each = { for subnet in aws_subnet.public : subnet.id => subnet.cidr_block }
  domain   = "vpc"
  tags     = { Name = "nat-${each.value}", Subnet = each.key }
}

resource "aws_nat_gateway" "nat" {
  for_each      = { for subnet in aws_subnet.public : subnet.id => subnet }
  subnet_id     = each.key
  allocation_id = aws_eip.nat[each.key].id
}

resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each = { for one in aws_instance.web : one.id => {
    zone = one.availability_zone
  } }
  alarm_name          = "cpu-${each.key}-${each.value.zone}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  threshold           = 80
  dimensions          = { InstanceId = each.key }
}
